import { ETH_PATH, defineCases, governed } from "../caseParts.ts";

export default defineCases("jump-narrow", [
  {
    wrong: governed({ maxJumpBps: 1499 }),
    path: `${ETH_PATH}.governed.maxJumpBps`,
    severity: "warning",
    right: governed({ maxJumpBps: 1500 }),
  },
]);
