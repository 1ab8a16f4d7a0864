import { ETH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("clamp-served", [
  {
    wrong: fourth("minAnswer", "100"),
    path: `${ETH_PATH}.minPrice`,
    severity: "error",
    right: fourth("minAnswer", "99.99"),
  },
  {
    wrong: fourth("maxAnswer", "100000"),
    path: `${ETH_PATH}.maxPrice`,
    severity: "error",
    right: fourth("maxAnswer", "100000.01"),
  },
]);
