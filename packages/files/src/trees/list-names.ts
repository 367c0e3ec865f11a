/** What a list of records is called, in any case, as alternatives of a regular expression. */
export const listNames = "content|data|docs|features|items|list|records|requests|results?|rows|service_requests|value";
