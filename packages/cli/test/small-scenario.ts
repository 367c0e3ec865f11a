interface Changes {
  readonly name?: string;
  readonly operators?: number;
  /** How many days from 4 May 2026 on. */
  readonly days?: number;
  /** More lines of YAML. */
  readonly more?: string;
}

/** A scenario of New York with few callers, as text. */
export const smallScenario = ({ name = "small", operators = 2, days = 1, more = "" }: Changes = {}): string =>
  `name: "${name}"
city: nyc-311
from: 2026-05-04
days: ${days}
callers:
  rate: 500/day
  languages: { en: 1 }
operators:
  present: 1
  groups:
    - name: everybody
      languages: [en]
      shifts:
        - { from: "00:00", until: "24:00", operators: ${operators} }
offices:
  usual: { staff: 40, work: 2h }
${more}`;
