/** How a provider's value comes about; what each means for its time is in docs/adapters.md. */
export const MODELS = ["push", "pull", "optimistic", "twap", "rate", "combined"] as const;

export type Model = (typeof MODELS)[number];

/** One field of the struct that an adapter is constructed with. */
export interface ConfigField {
  readonly name: string;
  /** As the ABI writes it. */
  readonly type: string;
  readonly documentation: string;
  /** The fields of a struct, or of each struct of an array. */
  readonly fields?: readonly ConfigField[];
}

/** What an adapter says about itself. */
export interface AdapterEntry {
  readonly title: string;
  readonly provider: string;
  readonly model: Model;
  /** Who could make its answer wrong. */
  readonly trust: string;
  /** Gas of a cold read, at most. */
  readonly coldGas: number;
  /** In the constructor's order. */
  readonly config: readonly ConfigField[];
}
