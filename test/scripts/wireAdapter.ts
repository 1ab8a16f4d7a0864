import type { CompiledAdapter } from "../../scripts/adapterTables.ts";
import { MODELS } from "../../src/providers/adapterEntry.ts";

/** As the compiler's syntax tree holds it: each line but the first begins with a space. */
export const DOCUMENTATION = `@title One symbol of a wire, as a feed
 @dev What the wire says is passed on; the reader keeps
 it in its own decimals. A cold read costs at most
 12,300 gas.
 @custom:provider Wire & Sons
 @custom:model push
 @custom:trust The wire's key,
 which sets any value.
 @custom:decimals 8
 @custom:time As the wire wrote it.
 @custom:traps A dead wire.
 @custom:tested A real wire.`;

/** An adapter as the compiler tells it. */
export const WIRE: CompiledAdapter = {
  file: "contracts/adapters/WireAdapter.sol",
  documentation: DOCUMENTATION,
  structs: new Map([
    [
      "WireAdapter.Config",
      `@notice What the adapter is made of.
 @param symbol What is priced,
 for example "ETH".
 @param legs Where it comes from.`,
    ],
    ["Leg", "@param feed Who says it.\n @param age Seconds."],
  ]),
  parameters: [
    {
      name: "config",
      type: "tuple",
      internalType: "struct WireAdapter.Config",
      components: [
        { name: "symbol", type: "string" },
        {
          name: "legs",
          type: "tuple[2]",
          internalType: "struct Leg[2]",
          components: [
            { name: "feed", type: "address" },
            { name: "age", type: "uint32" },
          ],
        },
      ],
    },
  ],
};

/** A page that the table of adapters is put into. */
export const PAGE = `# Adapters

<!-- This table is generated: \`npx hardhat oracle generate\` -->
former table
<!-- End of the table -->

${MODELS.map((model) => `## ${model}\n`).join("\n")}`;
