import { ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("one-transport", [
  {
    wrong: Object.fromEntries(
      ["chainlink", "redstone", "api3", "chronicle"].map((name) => [
        `providers > ${name} > transport`,
        "One bridge",
      ]),
    ),
    path: `${ETH_PATH}.sources`,
    severity: "warning",
    right: Object.fromEntries(
      ["chainlink", "redstone", "api3"].map((name) => [`providers > ${name} > transport`, "One bridge"]),
    ),
  },
]);
