import { reportCommand } from "../../reporting-command.ts";

export default reportCommand("gaming");
