import { ETH, defineCases } from "../caseParts.ts";

export default defineCases("roles-unused", [
  { wrong: { [`${ETH} > governed`]: undefined }, path: "roles", severity: "note" },
]);
