/** The parts of untyped peers that are asked here. */
declare module "moment-business-time";
declare module "luxon-business-days" {
  interface BusinessDateTime {
    setupBusiness(options: { readonly holidayMatchers: readonly ((date: BusinessDateTime) => boolean)[] }): void;
    plusBusiness(span: { readonly days: number }): BusinessDateTime;
    toISODate(): string;
  }
  const luxonWithBusiness: {
    readonly DateTime: { readonly prototype: BusinessDateTime; fromISO(text: string): BusinessDateTime };
  };
  export default luxonWithBusiness;
}
