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
  Paris: [
    "ID DECLARATION,TYPE DECLARATION,SOUS TYPE DECLARATION,ADRESSE,CODE POSTAL,VILLE,ARRONDISSEMENT,DATE DECLARATION,OUTIL SOURCE,INTERVENANT,geo_point_2d,Mairie de quartier",
    {
      ...{ id: "ID DECLARATION", category: "TYPE DECLARATION", detail: "SOUS TYPE DECLARATION", address: "ADRESSE" },
      ...{ area: "CODE POSTAL", registeredAt: "DATE DECLARATION", channel: "OUTIL SOURCE", agency: "INTERVENANT" },
    },
  ],
  "a French-speaking city": [
    "Numéro de demande,Date d'ouverture,Catégorie,Sous-catégorie,Description,Adresse,Quartier,Statut,Échéance,Date de clôture,Dernière mise à jour,Canal,Service responsable,Réponse,Latitude,Longitude",
    {
      ...{ id: "Numéro de demande", registeredAt: "Date d'ouverture", category: "Catégorie", detail: "Sous-catégorie" },
      ...{ text: "Description", address: "Adresse", area: "Quartier", status: "Statut", dueAt: "Échéance" },
      ...{ endedAt: "Date de clôture", updatedAt: "Dernière mise à jour", channel: "Canal", result: "Réponse" },
      ...{ agency: "Service responsable", latitude: "Latitude", longitude: "Longitude" },
    },
  ],
  Taipei: [
    "案件編號,案件類別,受理時間,來源,承辦單位,陳情人,聯絡電話,陳情內容,處理情形,處理狀態,處理期限,結案日期,行政區,地址,經度,緯度,滿意度",
    {
      ...{ id: "案件編號", category: "案件類別", registeredAt: "受理時間", channel: "來源", agency: "承辦單位" },
      ...{ text: "陳情內容", result: "處理情形", status: "處理狀態", dueAt: "處理期限", endedAt: "結案日期" },
      ...{ area: "行政區", address: "地址", longitude: "經度", latitude: "緯度", satisfied: "滿意度" },
    },
  ],
  "Hong Kong": [
    "個案編號,接收日期,投訴類別,部門,跟進情況,狀態,完成日期,管道,地區,內容,聯絡人",
    {
      ...{ id: "個案編號", registeredAt: "接收日期", category: "投訴類別", agency: "部門", result: "跟進情況" },
      ...{ status: "狀態", endedAt: "完成日期", channel: "管道", area: "地區", text: "內容" },
    },
  ],
  "a German city": [
    "Nummer,Eingang,Kategorie,Unterkategorie,Status,Geändert am,Erledigt am,Stadtteil,Straße,Beschreibung,Antwort,Zuständigkeit,Kanal,Breitengrad,Längengrad",
    {
      ...{ id: "Nummer", registeredAt: "Eingang", category: "Kategorie", detail: "Unterkategorie", status: "Status" },
      ...{ updatedAt: "Geändert am", endedAt: "Erledigt am", area: "Stadtteil", address: "Straße", channel: "Kanal" },
      ...{ text: "Beschreibung", result: "Antwort", agency: "Zuständigkeit", latitude: "Breitengrad" },
      ...{ longitude: "Längengrad" },
    },
  ],
};

test.each(Object.entries(cities))("the names alone tell nine in ten columns of %s", (_city, [columns, meanings]) => {
  const { mapping } = inferMapping({ columns: columns.split(","), rows: [] });
  const inferred: Readonly<Record<string, string | string[] | undefined>> = mapping.columns ?? {};
  const missed = Object.entries(meanings).filter(([role, column]) => ![inferred[role]].flat().includes(column));
  expect(missed.length / Object.keys(meanings).length, JSON.stringify(missed)).toBeLessThanOrEqual(0.1);
});
