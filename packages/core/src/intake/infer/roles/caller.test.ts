import { describe, expect, test } from "vitest";
import { wordsOf } from "../column-name.ts";
import { holdsPersonal, isOfCaller, isPersonal } from "./caller.ts";

describe("a name says that a column holds who called", () => {
  test.each([
    ..."反映人姓名,来电人姓名,诉求人姓名,市民姓名,群众姓名,客户姓名,联系人姓名,微信昵称,证件号码,诉求人及电话,联系人/电话".split(
      ",",
    ),
    ..."诉求人信息,聯絡人電話,reporter.name,reporter_id,requestor_name,requester,submitter,Customer Phone".split(","),
    ..."fullname,customer.fullname,contact_firstname,LastName,customerid_contact.Surname,forename,primary_contact.full_name".split(
      ",",
    ),
    ..."Melder,Meldername,Name des Melders,Meldende,Absender,declarant,Nom du demandeur".split(","),
  ])("%s", (name) => expect(isOfCaller(wordsOf(name))).toBe(true));

  test.each([
    ..."承办人姓名,经办人,assigned_to,诉求内容,用户满意度,caller type,customer service,sender channel".split(","),
    ..."owner.fullname,createdby.fullname,street_fullname,Agency Full Name,forename_count".split(","),
  ])("but not %s", (name) => expect(isOfCaller(wordsOf(name))).toBe(false));
});

test.each<[string, boolean]>([
  ["11010519491231002X", true],
  ["11010519491231002x", true],
  ["110105194912310021", false],
  ["202404140000000001", false],
  ["13800001111", true],
])("%s tells who a person is: %s", (value, tells) => expect(isPersonal(value)).toBe(tells));

test.each<[string, boolean]>([
  ["王伟13800001111", true],
  ["王伟/138 0000 1111", true],
  ["Ana +34 600 123 456", true],
  ["王伟，身份证11010519491231002X", true],
  ["202404140000000001", false],
  ["GD13800001111", false],
  ["2026-03-05T10:00:00+01:00", false],
  [`住户多次反映楼下夜间施工扰民，希望有关部门尽快派人处理并答复，联系电话${"13800001111"}`, false],
])("%s has a person's number inside, and little else: %s", (value, holds) => expect(holdsPersonal(value)).toBe(holds));
