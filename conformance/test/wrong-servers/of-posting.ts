import { KEY } from "../our-server.ts";
import { type Fault, inBoth, isGood, isJson, isPost, posted, saying } from "./spoilt.ts";

/** What a server does with the requests for service that it gets. */
export const ofPosting: readonly Fault[] = [
  {
    server: "takes requests without a key",
    spoil: posted((form) => form.set("api_key", KEY)),
    caught: inBoth("post-no-key.*.answer", "post-wrong-key.*.answer"),
  },
  {
    server: "refuses a key with 401",
    spoil: saying(({ status }) => (status === 403 ? { status: 401 } : undefined)),
    caught: inBoth("post-no-key.*.answer", "post-wrong-key.*.answer"),
  },
  {
    server: "takes requests for any service",
    spoil: posted((form) => {
      if (form.get("service_code")?.startsWith("no-such")) form.set("service_code", "noise-night");
    }),
    caught: inBoth("post-unknown-service.*.answer"),
  },
  {
    server: "takes requests that say nowhere",
    spoil: posted((form) => {
      if (!form.has("lat")) form.set("address_string", "somewhere");
    }),
    caught: inBoth("post-no-place.*.answer"),
  },
  {
    server: "takes requests without what it says is required",
    spoil: posted((form) => {
      if (form.get("service_code") !== "streets-light") return;
      form.set("attribute[lamp]", "1");
      form.set("attribute[colour]", "red");
    }),
    caught: inBoth("post-no-answer.*.answer"),
  },
  {
    server: "answers with an id and a token",
    spoil: saying((seen) =>
      isPost(seen) && isGood(seen)
        ? { text: seen.text.replace("<request>", "<request><token>t</token>").replace("[{", '[{"token":"t",') }
        : undefined,
    ),
    caught: inBoth("post.*.values"),
  },
  {
    server: "answers with its own kind of JSON",
    spoil: saying((seen) =>
      isPost(seen) && isGood(seen) && isJson(seen) ? { text: '{"data":{"id":1},"success":true}' } : undefined,
    ),
    caught: ["post.json.form", "post.json.keys", "post.named"],
  },
  {
    server: "takes the jurisdiction from the query alone",
    spoil: saying(({ url, request, status }) =>
      request.method === "POST" && status < 300 && !url.searchParams.has("jurisdiction_id")
        ? { status: 400 }
        : undefined,
    ),
    caught: ["post.jurisdiction-in-form"],
  },
  {
    server: "takes the jurisdiction from the form alone",
    spoil: saying(async ({ request, status }) =>
      request.method === "POST" && status < 300 && !(await request.text()).includes("jurisdiction_id")
        ? { status: 400 }
        : undefined,
    ),
    caught: ["post.jurisdiction-in-query"],
  },
  {
    server: "answers with no id where there is one",
    spoil: saying((seen) =>
      isPost(seen) && isGood(seen)
        ? {
            text: seen.text
              .replace(/<service_request_id>.*?<\/service_request_id>/, "")
              .replace(/"service_request_id":"[^"]*",/, ""),
          }
        : undefined,
    ),
    caught: ["post.named"],
  },
  {
    server: "takes one kind of form alone",
    spoil: saying((seen) =>
      seen.request.headers.get("content-type")?.startsWith("multipart") ? { status: 415 } : undefined,
    ),
    caught: ["post.multipart"],
  },
  {
    server: "escapes words twice",
    spoil: posted((form) => form.set("description", form.get("description")?.replaceAll("&", "&amp;") ?? "")),
    caught: ["post.read-back"],
  },
  {
    server: "lists a request that it does not know by its id",
    spoil: saying((seen) =>
      /requests\/testville(:|%3A)([5-9]|\d\d)/.test(seen.url.pathname) ? { status: 404 } : undefined,
    ),
    caught: ["post.read-back", ...inBoth("request.*.answer")],
  },
  {
    server: "does not know a token whose request is on its way",
    spoil: saying((seen) => (seen.url.pathname.includes("/tokens/") ? { status: 404 } : undefined)),
    caught: inBoth("token.*.answer"),
  },
].map((fault) => ({ ...fault, writes: true }));
