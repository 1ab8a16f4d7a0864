import { ETH, ETH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("reference-missing", [
  { wrong: { [`${ETH} > reference`]: null }, path: `${ETH_PATH}.reference`, severity: "note" },
]);
