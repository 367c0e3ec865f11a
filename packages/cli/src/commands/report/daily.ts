import { reportCommand } from "../../reporting-command.ts";

export default reportCommand("daily", "2025-06-14");
