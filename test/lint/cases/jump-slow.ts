import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("jump-slow", [
  {
    wrong: governed({ confirmDelay: 3601 }),
    path: `${ETH_PATH}.governed.confirmDelay`,
    severity: "warning",
    right: governed({ confirmDelay: 3600 }),
  },
]);
