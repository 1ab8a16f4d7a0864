import { definePlugin } from "hardhat/plugins";

/** The Hardhat plugin: `npx hardhat oracle <task>`. */
export default definePlugin({ id: "holdfast", tasks: [] });
