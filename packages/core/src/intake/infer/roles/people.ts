import type { ColumnRole } from "../../mapping.ts";
import { isOfHome, phrases } from "../column-name.ts";
import { shareOf } from "../column-profile.ts";
import { percent, RULED_OUT, reason } from "../evidence.ts";
import { isAnswer } from "../known-words.ts";
import { fewWords, inCityList, knownWords, numberShare } from "./list-words.ts";
import type { RoleGuess } from "./role-guess.ts";

export const agency: RoleGuess = {
  role: "agency",
  names: phrases(`
    agency, department, responsible agency, agency responsible, owner, owner department, division,
    assigned agency, assigned department, assignee, dept, agcy, bureau, unit, organization, queue, agency name, 承办单位, 主办单位, 主办,
    办理单位, 责任单位, 承办部门, 二级承办单位, 二级承办单位简称, 部门, 单位, dependencia, area responsable,
    departamento`),
  many: true,
  evidence: (column, file) => [
    ...fewWords(column, 1_000),
    ...inCityList(column, file, "agency"),
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

/** Without a mark between them, the digits of a country and of a number look like any long number. */
const PHONE =
  /^(?:\+\d{1,3}[ -]?|\d{1,3}[ -])?(?:1[3-9]\d[ -]?[\d*]{4}[ -]?\d{4}|0\d{2,3}-\d{7,8}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const IDENTITY_NUMBER = /^\d{17}[\dX]$/i;

/** Whether a value tells who a person is or how to reach one. */
const isPersonal = (value: string): boolean => [PHONE, EMAIL, IDENTITY_NUMBER].some((form) => form.test(value));

export const personal: RoleGuess = {
  role: "personal",
  names: phrases(`
    name, caller, caller name, complainant, complainant name, applicant, petitioner, resident, reporter,
    reported by, submitted by, user name, contact phone, contact number, home phone, cell phone, ssn,
    id card, requester, requester name, customer, customer name, citizen, citizen name, contact,
    contact name, first name, last name, full name, phone, telephone, phone number, mobile, cell, email,
    user, account, identity number, declarant, prenom, prenom declarant, nom, nom declarant, 来电人, 上报人, 姓名, 名字, 申请人, 信访人, 来信人, 联系方式, 手机号码, 电话号码,
    身份证号, 联系人, 诉求人, 留言用户, 用户, 反映人, 投诉人, 举报人, 市民, 电话, 来电人电话, 联系电话, 手机,
    手机号, 来电号码, 身份证, 账号, 邮箱, nombre, apellido, telefono, correo, solicitante, ciudadano,
    contacto`),
  many: true,
  evidence(column) {
    const share = shareOf(column, isPersonal);
    const told = `${percent(share)} of its values are telephone numbers, e-mail addresses or identity numbers`;
    return [
      ...reason([isOfHome(column.column), 12, "its name is that of where a caller lives"]),
      ...reason([share >= 0.5, 9, told], [share >= 0.05, 7, told]),
      ...reason([column.length > 60, RULED_OUT, "its values are long texts"]),
      ...reason([column.dates.size > column.values.size / 2, RULED_OUT, "its values are dates"]),
      ...reason([column.rows >= 20 && column.values.size <= 6, -3, "it has few words that repeat"]),
    ];
  },
};
