import { reportCommand } from "../../reporting-command.ts";

export default reportCommand("weekly", "2025-W24");
