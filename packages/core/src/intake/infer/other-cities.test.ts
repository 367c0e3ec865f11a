import { expect, test } from "vitest";
import { inferMapping } from "./infer-mapping.ts";

/** The names of columns in the published files of cities that have no preset, with what they mean there. */
const cities: Readonly<Record<string, readonly [columns: string, meanings: Readonly<Record<string, string>>]>> = {
  Chicago: [
    "SR_NUMBER,SR_TYPE,SR_SHORT_CODE,CREATED_DEPARTMENT,OWNER_DEPARTMENT,STATUS,ORIGIN,CREATED_DATE,LAST_MODIFIED_DATE,CLOSED_DATE,STREET_ADDRESS,ZIP_CODE,WARD,LATITUDE,LONGITUDE",
    {
      ...{ id: "SR_NUMBER", category: "SR_TYPE", agency: "OWNER_DEPARTMENT", status: "STATUS", channel: "ORIGIN" },
      ...{ registeredAt: "CREATED_DATE", updatedAt: "LAST_MODIFIED_DATE", endedAt: "CLOSED_DATE" },
      ...{ address: "STREET_ADDRESS", area: "ZIP_CODE", latitude: "LATITUDE", longitude: "LONGITUDE" },
    },
  ],
  "San Francisco": [
    "CaseID,Opened,Closed,Updated,Status,Status Notes,Responsible Agency,Category,Request Type,Request Details,Address,Supervisor District,Neighborhood,Latitude,Longitude,Point,Source,Media URL",
    {
      ...{ id: "CaseID", registeredAt: "Opened", endedAt: "Closed", updatedAt: "Updated", status: "Status" },
      ...{ result: "Status Notes", agency: "Responsible Agency", category: "Category", address: "Address" },
      ...{ area: "Neighborhood", latitude: "Latitude", longitude: "Longitude", channel: "Source" },
    },
  ],
  "Kansas City": [
    "Case ID,Source,Department,Work Group,Request Type,Category,Type,Detail,Creation Date,Status,Closed Date,Days to Close,Street Address,Zip Code,Neighborhood,Latitude,Longitude",
    {
      ...{ id: "Case ID", channel: "Source", agency: "Department", category: "Request Type", status: "Status" },
      ...{ registeredAt: "Creation Date", endedAt: "Closed Date", address: "Street Address", area: "Neighborhood" },
    },
  ],
  Houston: [
    "CASE NUMBER,SR LOCATION,DISTRICT,NEIGHBORHOOD,DEPARTMENT,DIVISION,SR TYPE,QUEUE,SLA,STATUS,SR CREATE DATE,DUE DATE,DATE CLOSED,OVERDUE,LATITUDE,LONGITUDE,Channel Type",
    {
      ...{ id: "CASE NUMBER", address: "SR LOCATION", area: "NEIGHBORHOOD", agency: "DEPARTMENT", category: "SR TYPE" },
      ...{ status: "STATUS", registeredAt: "SR CREATE DATE", dueAt: "DUE DATE", endedAt: "DATE CLOSED" },
      ...{ latitude: "LATITUDE", longitude: "LONGITUDE", channel: "Channel Type" },
    },
  ],
  "Mexico City": [
    "folio,fecha_solicitud,tema_solicitud,dependencia,estatus,fecha_concluido,codigo_postal,latitud,longitud,medio_recepcion",
    {
      ...{ id: "folio", registeredAt: "fecha_solicitud", category: "tema_solicitud", agency: "dependencia" },
      ...{ status: "estatus", endedAt: "fecha_concluido", area: "codigo_postal", channel: "medio_recepcion" },
      ...{ latitude: "latitud", longitude: "longitud" },
    },
  ],
  "a Chinese hotline": [
    "工单编号,来电时间,诉求标题,诉求内容,诉求类型,诉求来源,一级分类,承办单位,派单时间,签收时间,截止时间,办结时间,办理结果,回访时间,是否解决,满意度,联系人,联系电话,事发地址,所属区域,工单状态,经度,纬度",
    {
      ...{ id: "工单编号", registeredAt: "来电时间", text: "诉求内容", kind: "诉求类型", channel: "诉求来源" },
      ...{
        category: "一级分类",
        agency: "承办单位",
        dispatchedAt: "派单时间",
        signedAt: "签收时间",
        dueAt: "截止时间",
      },
      ...{ endedAt: "办结时间", result: "办理结果", followUpAt: "回访时间", resolved: "是否解决", satisfied: "满意度" },
      ...{ address: "事发地址", area: "所属区域", status: "工单状态", longitude: "经度", latitude: "纬度" },
    },
  ],
};

test.each(Object.entries(cities))("the names alone tell nine in ten columns of %s", (_city, [columns, meanings]) => {
  const { mapping } = inferMapping({ columns: columns.split(","), rows: [] });
  const inferred: Readonly<Record<string, string | string[] | undefined>> = mapping.columns ?? {};
  const missed = Object.entries(meanings).filter(([role, column]) => ![inferred[role]].flat().includes(column));
  expect(missed.length / Object.keys(meanings).length, JSON.stringify(missed)).toBeLessThanOrEqual(0.1);
});
