import { describe, expect, test } from "vitest";
import { Mapping } from "../mapping.ts";
import { inferMapping } from "./infer-mapping.ts";

/** Three hundred invented records, each column with what stands in its cells. */
function inferred(columns: Readonly<Record<string, (row: number) => string>>) {
  const cells = Object.values(columns);
  const rows = Array.from({ length: 300 }, (_, row) => cells.map((cell) => cell(row)));
  return inferMapping({ columns: Object.keys(columns), rows });
}

/** Words that come in turn, or at random where that would tie a column to another. */
const inTurn =
  (...words: readonly string[]) =>
  (row: number): string =>
    words[row % words.length] ?? "";
const mixed =
  (...words: readonly string[]) =>
  (row: number): string =>
    words[((row * 7_919) % 1_009) % words.length] ?? "";

const two = (number: number): string => String(number).padStart(2, "0");
const day = (year: number, row: number): string =>
  `${year}-${two(1 + ((row * 31) % 12))}-${two(1 + ((row * 17) % 28))}`;
const clock = (row: number): string => `${two(8 + (row % 10))}:${two((row * 13) % 60)}`;
const near =
  (degree: number) =>
  (row: number): string =>
    (degree + ((row * 7_919) % 1_009) / 20_000).toFixed(6);

describe("the requests of Montréal", () => {
  const { mapping, questions } = inferred({
    ID_UNIQUE: (row) => `05-${200_000 + 3 * row}-2023`,
    NATURE: mixed("Requete", "Plainte", "Commentaire", "Information"),
    ACTI_NOM: mixed("Nid-de-poule", "Propreté - Déchets", "Arbre à élaguer", "Éclairage", "Graffiti", "Bac roulant"),
    TYPE_LIEU_INTERV: mixed("Adresse", "Intersection", ""),
    RUE: (row) => `rue ${["Berri", "Rachel", "Ontario", "Sherbrooke"][row % 4]} ${row % 90}`,
    ARRONDISSEMENT: mixed("Ville-Marie", "Verdun", "Le Plateau-Mont-Royal", "Outremont"),
    DDS_DATE_CREATION: (row) => `${day(2023, row)}T${clock(row)}:00`,
    PROVENANCE_ORIGINALE: inTurn("Téléphone", "Courriel", "Mobile"),
    PROVENANCE_TELEPHONE: inTurn("1", "0", "0"),
    UNITE_RESP_PARENT: inTurn("Travaux publics", "Voirie", "Parcs"),
    LOC_LONG: near(-73.6),
    LOC_LAT: near(45.5),
    DERNIER_STATUT: mixed("Terminée", "Acceptée", "Refusée", "Urgente", "Prise en charge", "Supprimée", "Réactivée"),
    DATE_DERNIER_STATUT: (row) => `${day(2024, row * 3)}T${clock(row * 7)}:00`,
  });

  test("have their columns told", () =>
    expect(mapping.columns).toEqual({
      ...{ id: "ID_UNIQUE", registeredAt: "DDS_DATE_CREATION", category: "ACTI_NOM", kind: "NATURE", text: "ACTI_NOM" },
      ...{ channel: "PROVENANCE_ORIGINALE", agency: "UNITE_RESP_PARENT", status: "DERNIER_STATUT" },
      ...{ endedAt: "DATE_DERNIER_STATUT", updatedAt: "DATE_DERNIER_STATUT", area: "ARRONDISSEMENT", address: "RUE" },
      ...{ latitude: "LOC_LAT", longitude: "LOC_LONG" },
    }));

  test("have their words understood, accents or not", () => {
    expect(mapping.statuses).toEqual({
      ...{ Terminée: "closed", Acceptée: "open", Refusée: "referred", Urgente: "open", "Prise en charge": "open" },
      ...{ Supprimée: "cancelled", Réactivée: "open" },
    });
    expect(mapping.values).toEqual({
      channel: { Téléphone: "phone", Courriel: "email" },
      kind: { Requete: "help", Plainte: "complaint", Commentaire: "suggestion", Information: "inquiry" },
    });
  });

  test("leave open what only a person knows", () =>
    expect(questions.map(({ about }) => about)).toEqual(["columns.endedAt", "statuses"]));
});

describe("the cases of Taipei", () => {
  const isOver = (row: number): boolean => row % 4 < 2;
  const whereOver = (cell: (row: number) => string) => (row: number) => (isOver(row) ? cell(row) : "");
  const { mapping, questions } = inferred({
    案件編號: (row) => `W10 1130301 ${10_000 + row}`,
    案件類別: mixed("噪音", "違規停車", "路燈故障", "垃圾清運", "人行道"),
    受理時間: (row) => `${day(2023, row)} ${clock(row)}`,
    立案日期: (row) => day(2023, row),
    來源: mixed("電話", "網路", "臨櫃"),
    主辦機關: mixed("環境保護局", "交通局", "工務局", "警察局"),
    陳情人: mixed("王○明", "陳○華", "李○", "林○美", "張○", "黃○", "吳○", "劉○"),
    聯絡電話: (row) => `09${10_000_000 + 37 * row}`,
    陳情內容: (row) => `民眾反映中山路${row}號前夜間施工噪音擾人，請儘速派員處理。`,
    處理情形: whereOver((row) => `經查已派員前往稽查並改善，感謝您的來電（${row}）。`),
    處理狀態: (row) => (isOver(row) ? "已結案" : row % 4 === 2 ? "處理中" : "待處理"),
    結案日期: whereOver((row) => day(2024, row * 3)),
    結案時間: whereOver((row) => clock(row * 7)),
    行政區: mixed("中山區", "大安區", "信義區"),
    地址: (row) => `臺北市中山區中山路${row}號`,
    經度: near(121.5),
    緯度: near(25.03),
    滿意度: whereOver(mixed("滿意", "非常滿意", "不滿意")),
  });

  test("have their columns told", () =>
    expect(mapping.columns).toEqual({
      ...{ id: "案件編號", registeredAt: "受理時間", category: "案件類別", channel: "來源", agency: "主辦機關" },
      ...{
        text: "陳情內容",
        result: "處理情形",
        status: "處理狀態",
        endedAt: ["結案日期", "結案時間"],
        area: "行政區",
      },
      ...{ address: "地址", longitude: "經度", latitude: "緯度", satisfied: "滿意度" },
    }));

  test("keep who called out of the log", () => expect(mapping.personal).toEqual(["陳情人", "聯絡電話"]));

  test("have a mapping as it stands", () => expect(Mapping.safeParse(mapping).success).toBe(true));

  test("have their words understood", () => {
    expect(mapping.statuses).toEqual({ 已結案: "closed", 處理中: "open", 待處理: "open" });
    expect(mapping.values).toEqual({
      channel: { 電話: "phone", 網路: "web", 臨櫃: "counter" },
      satisfied: { 滿意: "satisfied", 非常滿意: "very-satisfied", 不滿意: "dissatisfied" },
    });
  });

  test("leave open which of two dates is the first, where they are of one day", () =>
    expect(questions).toEqual([
      {
        about: "columns.registeredAt",
        question: "Which column is registeredAt, when the appeal was taken down?",
        options: ["受理時間", "立案日期", "none"],
      },
    ]));
});

describe("the reports of a German city", () => {
  const { mapping, questions } = inferred({
    Nummer: (row) => `2024-${1000 + row}`,
    "Erstellt am": (row) => `${two(1 + ((row * 17) % 28))}.${two(1 + ((row * 31) % 12))}.2024 ${clock(row)}`,
    Kategorie: mixed("Abfall", "Straße", "Beleuchtung"),
    Status: inTurn("Neu", "In Bearbeitung", "Erledigt"),
    "Erledigt am": (row) => (row % 3 < 2 ? "" : `${two(1 + ((row * 5) % 28))}.03.2025 ${clock(row * 7)}`),
    Bezirk: mixed("Nord", "Mitte", "Süd"),
    Beschreibung: (row) => `Hier liegt seit Tagen Sperrmüll vor dem Haus Nummer ${row}.`,
    Kanal: mixed("Telefon", "Web", "Brief"),
    Melder: mixed("Meier", "Schulz", "Kunze", "Wolf", "Busch", "Lang", "Ernst", "Franke"),
    Breitengrad: near(53.5),
    Längengrad: near(10),
  });

  test("have their columns told, and no question left open", () => {
    expect(mapping.columns).toEqual({
      ...{ id: "Nummer", registeredAt: "Erstellt am", category: "Kategorie", channel: "Kanal", text: "Beschreibung" },
      ...{ status: "Status", endedAt: "Erledigt am", area: "Bezirk", latitude: "Breitengrad", longitude: "Längengrad" },
    });
    expect(mapping).toMatchObject({
      personal: ["Melder"],
      statuses: { Neu: "registered", "In Bearbeitung": "open", Erledigt: "closed" },
      values: { channel: { Telefon: "phone", Brief: "letter" } },
    });
    expect(questions).toEqual([]);
  });
});
