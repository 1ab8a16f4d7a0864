import { FOURTH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("upstreams-shared", [
  {
    wrong: { "providers > chronicle > upstreams": ["First-party data of API3's providers"] },
    path: `${FOURTH_PATH}.group`,
    severity: "warning",
    right: { "providers > chronicle > upstreams": ["First-party data of API3's providers", "Others"] },
  },
]);
