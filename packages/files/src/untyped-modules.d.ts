/** What we use of libraries that ship no types. */

declare module "dmn-moddle" {
  export interface Expression {
    readonly text?: string;
    readonly expressionLanguage?: string;
  }

  export interface InputClause {
    readonly id?: string;
    readonly label?: string;
    readonly inputExpression?: Expression;
  }

  export interface OutputClause {
    readonly id?: string;
    readonly label?: string;
    readonly name?: string;
    readonly outputValues?: Expression;
    readonly defaultOutputEntry?: Expression;
  }

  export interface DecisionRule {
    readonly id?: string;
    readonly description?: string;
    readonly inputEntry?: readonly Expression[];
    readonly outputEntry?: readonly Expression[];
    readonly annotationEntry?: readonly { readonly text?: string }[];
  }

  export interface DecisionTable {
    readonly $type: "dmn:DecisionTable";
    readonly hitPolicy?: string;
    readonly aggregation?: string;
    readonly input?: readonly InputClause[];
    readonly output?: readonly OutputClause[];
    readonly annotation?: readonly { readonly name?: string }[];
    readonly rule?: readonly DecisionRule[];
  }

  export interface Decision {
    readonly $type: string;
    readonly id?: string;
    readonly name?: string;
    readonly decisionLogic?: DecisionTable | { readonly $type: "dmn:LiteralExpression" };
  }

  export interface Definitions {
    readonly $type: "dmn:Definitions";
    readonly expressionLanguage?: string;
    readonly drgElement?: readonly Decision[];
  }

  export class DmnModdle {
    create<Element>(type: string, properties: object): Element;
    fromXML(xml: string): Promise<{
      readonly rootElement: Definitions;
      readonly warnings: readonly { readonly message: string }[];
    }>;
    toXML(definitions: Definitions, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  }
}
