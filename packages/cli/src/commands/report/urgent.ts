import { reportCommand } from "../../reporting-command.ts";

export default reportCommand("urgent", "2025-06-14");
