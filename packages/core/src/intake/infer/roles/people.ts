import type { ColumnRole } from "../../mapping.ts";
import { covered, isOfHome, isOfTime, phrases } from "../column-name.ts";
import { shareOf } from "../column-profile.ts";
import { percent, RULED_OUT, reason } from "../evidence.ts";
import { isAnswer } from "../known-words.ts";
import { holdsPersonal, isOfCaller, isPersonal } from "./caller.ts";
import { recordNumbers } from "./identity.ts";
import { fewWords, inCityList, knownWords, numberShare } from "./list-words.ts";
import type { RoleGuess } from "./role-guess.ts";

/** Units that help the one that has an appeal, or only get to know of it. */
const HELPER = /[协協](?:办|同|助|作)|配合|会办|抄送|抄报|抄告|\bco ?handl|\bassisting\b|\bsupporting\b|\bcopied\b/;

export const agency: RoleGuess = {
  role: "agency",
  names: phrases(`
    agency, department, responsible agency, agency responsible, owner, owner department, division, assigned agency,
    assigned department, assignee, dept, agcy, bureau, unit, organization, queue, agency name, 承办单位, 主办单位, 主办, 办理单位,
    责任单位, 承办部门, 二级承办单位, 二级承办单位简称, 部门, 单位, 承办机关, 主办机关, 主管机关, 权责机关, 权责单位, 处理单位, 承办局处, 机关, 局处, dependencia,
    area responsable, departamento, service responsable, unité, unité responsable, unité resp, unité resp parent,
    intervenant, département, amt, fachbereich, abteilung, dienststelle, zuständige stelle, zuständigkeit, behörde`),
  many: true,
  evidence: (column, file) => [
    ...fewWords(column, 1_000),
    ...inCityList(column, file, "agency"),
    ...reason([HELPER.test(column.words.join(" ")), RULED_OUT, "its name is that of units that help"]),
    ...reason([numberShare(column) > 0.5, -5, "its values are numbers"]),
    ...reason([
      shareOf(column, (value) => /^[A-Z]{2,6}$/.test(value)) > 0.8,
      2,
      "its values are short names in capitals",
    ]),
    ...reason([column.filled < 0.5, -2, `it is empty on ${percent(1 - column.filled)} of the rows`]),
  ],
};

export const hotline: RoleGuess = {
  role: "hotline",
  names: phrases("hotline, line, service line, 热线, 来源热线, 热线号码, linea"),
  evidence: (column) => [...fewWords(column, 100), { bits: -2, because: "few files hold several hotlines" }],
};

const answer = (role: ColumnRole, names: string): RoleGuess => ({
  role,
  names: phrases(names),
  evidence: (column) => [
    ...fewWords(column, 20),
    ...knownWords(column, isAnswer, { like: "answers such as yes and no", bits: 3, otherwise: -8 }),
  ],
});

export const reached = answer(
  "reached",
  "reached, caller reached, valid follow up, 是否有效回访, 有效回访, 是否回访成功, 是否接通, localizado",
);
export const contacted = answer("contacted", "contacted, was contacted, 是否联系, 是否联系群众, 联系情况, contactado");
export const resolved = answer("resolved", "resolved, solved, is resolved, fixed, 是否解决, 解决情况, 解决, resuelto");
export const satisfied = answer(
  "satisfied",
  "satisfied, satisfaction, is satisfied, rating, 是否满意, 满意度, 满意情况, 满意, satisfaccion, satisfecho",
);

export const personal: RoleGuess = {
  role: "personal",
  names: phrases(`
    name, caller, caller name, complainant, complainant name, applicant, petitioner, resident, reporter,
    reported by, submitted by, user name, contact phone, contact number, home phone, cell phone, ssn, id card,
    requester, requester name, requestor, submitter, customerid value, customer, customer name, citizen, citizen name, contact, contact name, first name,
    last name, full name, firstname, lastname, fullname, surname, forename, phone, telephone, phone number, mobile, cell, email, user, account, identity number,
    declarant, prenom, prenom declarant, nom, nom declarant, demandeur, nom demandeur, plaignant, citoyen,
    requérant, courriel, adresse courriel, vorname, nachname, melder, anrufer, bürger, antragsteller, telefon,
    telefonnummer, kontakt, 陈情人, 投诉人姓名, 通报人, 联络人, 联络电话, 来电人, 上报人, 姓名, 名字, 申请人, 信访人, 来信人, 联系方式, 手机号码, 电话号码, 身份证号,
    联系人, 诉求人, 留言用户, 用户, 反映人, 投诉人, 举报人, 市民, 电话, 来电人电话, 联系电话, 手机, 手机号, 来电号码, 身份证, 账号, 邮箱, nombre, apellido, telefono,
    correo, solicitante, ciudadano, contacto, absender, meldende, 昵称, 微信昵称, 证件号码`),
  many: true,
  evidence(column) {
    const share = shareOf(column, isPersonal);
    const held = shareOf(column, holdsPersonal);
    const told = `${percent(share)} of its values are telephone numbers, e-mail addresses or identity numbers`;
    return [
      ...reason(
        [isOfHome(column.column), 12, "its name is that of where a caller lives"],
        [isOfCaller(column.words), 10, "its name is that of who called"],
      ),
      ...reason([covered(column.words, recordNumbers) === 1, RULED_OUT, "its name says that it numbers the records"]),
      ...reason(
        [share >= 0.5, 9, told],
        [
          held >= 0.2 && !isOfTime(column.column),
          8,
          `${percent(held)} of its values have a telephone or an identity number inside`,
        ],
        [share >= 0.05, 7, told],
      ),
      ...reason([column.length > 60, RULED_OUT, "its values are long texts"]),
      ...reason([column.dates.size > column.values.size / 2, RULED_OUT, "its values are dates"]),
      ...reason([column.rows >= 20 && column.values.size <= 6, -3, "it has few words that repeat"]),
    ];
  },
};
