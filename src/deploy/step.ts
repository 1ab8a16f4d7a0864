import type { Spec } from "../spec/schema.ts";
import type { Chain } from "./chain.ts";
import type { Engine } from "./engine.ts";
import type { Planned } from "./plan.ts";
import type { Scheduled } from "./schedule.ts";

/** What the steps of one deployment work with. */
interface Work {
  readonly chain: Chain;
  readonly spec: Spec;
  readonly engine: Engine;
  /** Compares spec and chain as they are now. */
  readonly look: () => Promise<Planned>;
  /** Told of what the governor has to do. */
  readonly onScheduled: (scheduled: readonly Scheduled[]) => void;
}

/** One step of every deployment, a file `<what it does>Step.ts` each. It does what is not done yet, and nothing where all is. */
export interface StepDefinition {
  /** What it does, for people. */
  readonly title: string;
  /** @throws Problem where something refuses it; what was done until then is kept, and taken up by the next run. */
  readonly act: (work: Work) => Promise<void>;
}
