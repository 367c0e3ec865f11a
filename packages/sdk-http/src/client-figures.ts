import type { Call, CallOptions, ReadOptions } from "./client-call.ts";
import { everyOf } from "./client-pages.ts";
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from "./routes/index.ts";

/** What a query takes, with moments as text: RFC 3339 with an offset. */
type Asked<Name extends RouteName> = {
  readonly [Key in keyof QueryOf<Name>]: Key extends "at" | "before" ? string : QueryOf<Name>[Key];
};

/** Moments stand in the schemas as numbers; they are sent as the text that was given. */
const sent = <Name extends RouteName>(query: Asked<Name> | undefined): QueryOf<Name> => query as QueryOf<Name>;

export type ReportId = ParamsOf<"GET /v1/reports/{report}">["report"];
/** `current`, or the id of a published scheme. */
export type SchemeId = ParamsOf<"GET /v1/scores/{scheme}">["scheme"];
export type Report = AnswerOf<"GET /v1/reports/{report}">;
export type League = AnswerOf<"GET /v1/scores/{scheme}">;
export type ScoreExplained = AnswerOf<"GET /v1/scores/{scheme}/agencies/{agency}">;
export type RouteExplained = AnswerOf<"POST /v1/routing/explanations">;
export type ClocksExplained = AnswerOf<"GET /v1/appeals/{appealId}/clocks">;
export type Timeline = AnswerOf<"GET /v1/appeals/{appealId}/timeline">;
export type Waiting = AnswerOf<"GET /v1/agencies/{agency}/inbox">["waiting"][number];
export type Supervised = AnswerOf<"GET /v1/supervision">["supervised"][number];
export type FollowUpDue = AnswerOf<"GET /v1/follow-ups/due">["due"][number];

/** What is told of one appeal besides what it is. */
export interface AppealViews {
  /** Every stretch of its clocks that counted or did not, and why. */
  readonly clocks: (
    appealId: string,
    query?: Asked<"GET /v1/appeals/{appealId}/clocks">,
    options?: ReadOptions,
  ) => Promise<ClocksExplained>;
  /** What happened to it, as far as an audience may know. */
  readonly timeline: (
    appealId: string,
    query?: Asked<"GET /v1/appeals/{appealId}/timeline">,
    options?: ReadOptions,
  ) => Promise<Timeline>;
}

/** What a city reads of all its appeals. */
export interface FiguresClient {
  /** Why an appeal would go where it goes, and not elsewhere; nothing is written. */
  readonly explain: (
    matter: BodyOf<"POST /v1/routing/explanations">,
    query?: Asked<"POST /v1/routing/explanations">,
    options?: CallOptions,
  ) => Promise<RouteExplained>;
  readonly agencies: {
    readonly list: (options?: ReadOptions) => Promise<AnswerOf<"GET /v1/agencies">>;
    /** Every open appeal that waits for an agency, soonest due first; pages are fetched as they are needed. */
    readonly inbox: (
      agency: string,
      query?: Asked<"GET /v1/agencies/{agency}/inbox">,
      options?: CallOptions,
    ) => AsyncIterableIterator<Waiting>;
  };
  /** Every caller who is to be called back, soonest due first; pages are fetched as they are needed. */
  readonly followUps: (
    query?: Asked<"GET /v1/follow-ups/due">,
    options?: CallOptions,
  ) => AsyncIterableIterator<FollowUpDue>;
  /** Every open appeal under supervision, the highest step first; pages are fetched as they are needed. */
  readonly supervised: (
    query?: Asked<"GET /v1/supervision">,
    options?: CallOptions,
  ) => AsyncIterableIterator<Supervised>;
  readonly reports: {
    readonly list: (options?: ReadOptions) => Promise<AnswerOf<"GET /v1/reports">>;
    /** `run("weekly", { period: "2026-W20" })` */
    readonly run: (
      report: ReportId,
      query?: Asked<"GET /v1/reports/{report}">,
      options?: ReadOptions,
    ) => Promise<Report>;
  };
  readonly scores: {
    readonly schemes: (options?: ReadOptions) => Promise<AnswerOf<"GET /v1/scores">>;
    /** `league("current", { period: "2026-05" })` */
    readonly league: (
      scheme: SchemeId,
      query: Asked<"GET /v1/scores/{scheme}">,
      options?: ReadOptions,
    ) => Promise<League>;
    /** One page of the appeals behind the score of an agency; send its `next` as `cursor` to get the next. */
    readonly explain: (
      scheme: SchemeId,
      agency: string,
      query: Asked<"GET /v1/scores/{scheme}/agencies/{agency}">,
      options?: ReadOptions,
    ) => Promise<ScoreExplained>;
  };
}

export const appealViews = (call: Call): AppealViews => ({
  clocks: (appealId, query, options) =>
    call("GET /v1/appeals/{appealId}/clocks", { params: { appealId }, query: sent(query) }, options),
  timeline: (appealId, query, options) =>
    call("GET /v1/appeals/{appealId}/timeline", { params: { appealId }, query: sent(query) }, options),
});

export const figuresClient = (call: Call): FiguresClient => ({
  explain: (body, query, options) => call("POST /v1/routing/explanations", { body, query: sent(query) }, options),
  agencies: {
    list: (options) => call("GET /v1/agencies", {}, options),
    inbox: (agency, query, options) =>
      everyOf(query?.cursor, async (cursor) => {
        const asked = sent<"GET /v1/agencies/{agency}/inbox">({ ...query, cursor });
        const page = await call("GET /v1/agencies/{agency}/inbox", { params: { agency }, query: asked }, options);
        return { items: page.waiting, next: page.next };
      }),
  },
  followUps: (query, options) =>
    everyOf(query?.cursor, async (cursor) => {
      const page = await call(
        "GET /v1/follow-ups/due",
        { query: sent<"GET /v1/follow-ups/due">({ ...query, cursor }) },
        options,
      );
      return { items: page.due, next: page.next };
    }),
  supervised: (query, options) =>
    everyOf(query?.cursor, async (cursor) => {
      const page = await call(
        "GET /v1/supervision",
        { query: sent<"GET /v1/supervision">({ ...query, cursor }) },
        options,
      );
      return { items: page.supervised, next: page.next };
    }),
  reports: {
    list: (options) => call("GET /v1/reports", {}, options),
    run: (report, query, options) =>
      call("GET /v1/reports/{report}", { params: { report }, query: sent(query) }, options),
  },
  scores: {
    schemes: (options) => call("GET /v1/scores", {}, options),
    league: (scheme, query, options) =>
      call("GET /v1/scores/{scheme}", { params: { scheme }, query: sent(query) }, options),
    explain: (scheme, agency, query, options) =>
      call("GET /v1/scores/{scheme}/agencies/{agency}", { params: { scheme, agency }, query: sent(query) }, options),
  },
});
