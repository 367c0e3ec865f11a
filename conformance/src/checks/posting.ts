import { type Check, failed, skipped, unless, type Verdict } from "../check.ts";
import type { Heard } from "../hear.ts";
import { ladder } from "../ladder.ts";
import { idsOf, inPath, isAnswered, isGood, readingOf, textOf, told } from "../reading-of.ts";
import type { Content, Format } from "../rules/content.ts";
import type { Arguments, Question, Site } from "../site.ts";
import { HARD_WORDS, requiredOf, serviceOf, soundRequest, without } from "../sound-request.ts";

const section = "POST Service Request";

type Spoil = (form: Arguments, site: Site) => Arguments | string | Promise<Arguments | string>;

/** A request that would be sound but for one thing, and must be refused for it. */
const spoilt = (id: string, status: 400 | 403 | 404, spoil: Spoil): readonly Check[] =>
  ladder({
    id: `post-${id}`,
    section,
    kind: "errors",
    writes: true,
    status,
    async question(site, format) {
      const sound = await soundRequest(site);
      const form = typeof sound === "string" ? sound : await spoil(sound, site);
      return typeof form === "string" ? form : { path: `requests.${format}`, form };
    },
  });

async function withoutAnswers(_: Arguments, site: Site): Promise<Arguments | string> {
  const { records } = await told(site, "services", "services");
  for (const service of records) {
    const [required] = await requiredOf(site, service);
    const code = textOf(service, "service_code");
    if (required === undefined || code === undefined) continue;
    const form = await soundRequest({ ...site, posting: { ...site.posting, service: code } });
    return typeof form === "string" ? form : form.filter(([name]) => !name.startsWith("attribute["));
  }
  return "no service has an attribute that is required";
}

const refused: readonly Check[] = [
  ...spoilt("no-key", 403, (form) => without(form, "api_key")),
  ...spoilt("wrong-key", 403, (form) => [...without(form, "api_key"), ["api_key", "no-such-key-7f3a"]]),
  ...spoilt("no-service", 400, (form) => without(form, "service_code")),
  ...spoilt("unknown-service", 404, (form) => [
    ...without(form, "service_code"),
    ["service_code", "no-such-thing-7f3a"],
  ]),
  ...spoilt("no-place", 400, (form) => without(form, "lat", "long", "address_string")),
  ...spoilt("no-answer", 400, withoutAnswers),
];

/** The request that is made in a format; every check of it speaks of this one. */
async function made(site: Site, format: Format, type = "realtime"): Promise<Question | string> {
  const form = await soundRequest(site, type);
  return typeof form === "string" ? form : { path: `requests.${format}`, form };
}

async function answerTo(site: Site, question: Question | string, format: Format): Promise<MadeOrWhy> {
  if (typeof question === "string") return { why: question };
  const heard = await site.ask(question);
  const [record] = isGood(heard) ? readingOf(heard, format, "posted").records : [];
  return record === undefined ? { why: "the request was not taken" } : { heard, record };
}

type MadeOrWhy = { readonly why: string } | { readonly heard: Heard; readonly record: Content };

const onMade = (
  id: string,
  says: string,
  judge: (heard: Heard, record: Content, site: Site) => Promise<Verdict>,
): Check => ({
  id: `post.${id}`,
  section,
  says,
  writes: true,
  async run(site) {
    const inJson = await answerTo(site, await made(site, "json"), "json");
    const answer = "why" in inJson ? await answerTo(site, await made(site, "xml"), "xml") : inJson;
    return "why" in answer ? skipped(answer.why) : judge(answer.heard, answer.record, site);
  },
});

/** How long is waited before a new request is looked for once more, in milliseconds. */
const WAITS = [0, 500, 2000];

/** A new request as the server shows it; it may take a moment to appear. */
async function shown(site: Site, id: string): Promise<Content | undefined> {
  for (const [again, wait] of WAITS.entries()) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const [record] = (await told(site, "requests", `requests/${inPath(id)}`, { again })).records;
    if (record !== undefined) return record;
  }
  return undefined;
}

/** A request that is sent in another way must be taken as well. */
const sentAs = (id: string, says: string, change: (question: Question, site: Site) => Question | string): Check => ({
  id: `post.${id}`,
  section: "clients",
  says,
  writes: true,
  async run(site) {
    const usual = await made(site, "xml");
    const question = typeof usual === "string" ? usual : change(usual, site);
    if (typeof question === "string") return skipped(question);
    const heard = await site.ask(question);
    return unless(heard, isGood(heard) ? [] : [isAnswered(heard) ? `the status is ${heard.status}` : heard.why]);
  },
});

const jurisdictionIn =
  (jurisdiction: "form" | "query") =>
  (question: Question, site: Site): Question | string =>
    site.jurisdiction === undefined ? "no --jurisdiction is given" : { ...question, jurisdiction };

const NO_TOKEN = "no service answers with a token";

export const posting: readonly Check[] = [
  ...refused,
  ...ladder({
    id: "post",
    section,
    kind: "posted",
    status: "good",
    writes: true,
    question: (site, format) => made(site, format),
  }),
  onMade("named", "a service of type realtime answers with an id", async (heard, record) =>
    unless(heard, textOf(record, "service_request_id") === undefined ? ["there is none"] : []),
  ),
  onMade("read-back", "a request is shown by its id, its words as they were sent", async (heard, record, site) => {
    const [id] = idsOf([record]);
    if (id === undefined) return skipped("there is no id");
    const request = await shown(site, id);
    if (request === undefined) return failed(heard, `requests/${id} is not there`);
    const plain = (text: string | undefined) => text?.replaceAll("\r\n", "\n").trim();
    const said = textOf(request, "description");
    return unless(heard, plain(said) === plain(HARD_WORDS) ? [] : [`they became ${JSON.stringify(said)}`]);
  }),
  sentAs("multipart", "a form of multipart/form-data is taken too", (question) => ({ ...question, multipart: true })),
  sentAs("jurisdiction-in-query", "jurisdiction_id is taken from the query", jurisdictionIn("query")),
  sentAs("jurisdiction-in-form", "jurisdiction_id is taken from the form", jurisdictionIn("form")),
  ...ladder({
    id: "token",
    section: "GET service_request_id from a token",
    kind: "token",
    status: "good",
    writes: true,
    async question(site, format) {
      if ((await serviceOf(site, "batch")) === undefined) return NO_TOKEN;
      const answer = await answerTo(site, await made(site, "xml", "batch"), "xml");
      if ("why" in answer) return answer.why;
      const token = textOf(answer.record, "token");
      return token === undefined ? NO_TOKEN : { path: `tokens/${inPath(token)}.${format}` };
    },
  }),
];
