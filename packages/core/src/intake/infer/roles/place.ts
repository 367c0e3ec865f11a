import { isOfHome, phrases } from "../column-name.ts";
import { type ColumnProfile, dateShare, distinctShare, shareOf } from "../column-profile.ts";
import { type Evidence, percent, RULED_OUT, reason } from "../evidence.ts";
import { isPoint, pairOf } from "../positions-written.ts";
import { fewWords, inCityList, numberShare } from "./list-words.ts";
import type { RoleGuess } from "./role-guess.ts";

/** A comma before three digits may be that of thousands; before more it is a decimal one. */
const DEGREE = /^-?\d{1,3}(?:\.\d+|,\d{4,})?$/;

const degreeOf = (value: string): number => (DEGREE.test(value) ? Number(value.replace(",", ".")) : Number.NaN);

/** Decimal degrees, as far from zero as `most` at most, that lie as near each other as the places of one city do. */
function degrees(column: ColumnProfile, most: number): readonly Evidence[] {
  const numbers = [...column.values.keys()].map(degreeOf);
  const fitting = numbers.filter((number) => Math.abs(number) <= most).sort((a, b) => a - b);
  const decimal = shareOf(column, (value) => /\.\d{3,}$|,\d{4,}$/.test(value));
  const share = numbers.length === 0 ? 0 : fitting.length / numbers.length;
  const middle = (part: number): number => fitting[Math.floor((fitting.length - 1) * part)] ?? 0;
  return [
    ...reason(
      [share < 0.95, RULED_OUT, "its values are no degrees"],
      [decimal > 0.5, 4, "its values are decimal degrees"],
      [true, -6, "its values are whole numbers"],
    ),
    ...reason([middle(0.9) - middle(0.1) > 5, -4, "its values lie too far apart for one city"]),
  ];
}

export const latitude: RoleGuess = {
  role: "latitude",
  names: phrases("latitude, lat, gis lat, point y, geometry y, 纬度, latitud, breitengrad"),
  evidence: (column) => degrees(column, 72),
};

export const longitude: RoleGuess = {
  role: "longitude",
  names: phrases("longitude, lon, long, lng, gis lon, point x, geometry x, 经度, longitud, längengrad"),
  evidence: (column) => [
    ...degrees(column, 180),
    ...reason([
      shareOf(column, (value) => Math.abs(degreeOf(value)) > 72) > 0.9,
      3,
      "its values lie where only longitudes do",
    ]),
  ],
};

export const position: RoleGuess = {
  role: "position",
  names: phrases(`
    location, position, geolocation, geo location, coordinates, geo, geom, geo point, point, lat lng, lat long,
    lat lon, lng lat, long lat, lon lat, geo point 2d, wkt, shape, the geom, 坐标, 经纬度, ubicacion, coordenadas, coordonnées, koordinaten`),
  evidence(column) {
    const share = shareOf(column, (value) => pairOf(value) !== undefined);
    const points = shareOf(column, isPoint);
    return reason(
      [share >= 0.9 && points >= 0.9, 9, "its values are points"],
      [share >= 0.9, 6, "its values are two coordinates"],
      [true, RULED_OUT, "its values are no pairs of coordinates"],
    );
  },
};

export const address: RoleGuess = {
  role: "address",
  names: phrases(`
    address, incident address, street address, location address, full address, location, place, site address, 地址,
    地点, 位置, 事发地址, 问题地址, 小区点位, 详细地址, 案件地点, 发生地点, 案发地点, direccion, domicilio, ubicacion, calle, adresse, rue, lieu,
    emplacement, localisation, straße, strasse, ort, standort`),
  evidence(column) {
    const numbered = shareOf(
      column,
      (value) => /\d/.test(value) && /\p{L}{2}/u.test(value) && (/\s/.test(value) || /\p{Script=Han}/u.test(value)),
    );
    return [
      ...reason([isOfHome(column.column), RULED_OUT, "its name is that of where a caller lives"]),
      ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
      ...reason(
        [shareOf(column, (value) => pairOf(value) !== undefined) > 0.5, RULED_OUT, "its values are coordinates"],
        [numberShare(column) > 0.5, RULED_OUT, "its values are numbers"],
      ),
      ...reason(
        [numbered >= 0.6, 3, `${percent(numbered)} of its values have a word and a number, as addresses do`],
        [numbered < 0.1, -1, "few of its values have a number"],
      ),
      ...reason([column.length > 100, -8, "its values are long texts"]),
      ...reason([column.rows >= 20 && distinctShare(column) < 0.05, -4, "few different values repeat"]),
    ];
  },
};

const POSTCODE = /^(?:\d{5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i;

export const area: RoleGuess = {
  role: "area",
  names: phrases(`
    area, district, borough, zip, zip code, incident zip, postcode, postal code, neighborhood, neighbourhood, ward,
    community, apc, police district, region, subdistrict, location zipcode, zipcode, 区, 街道, 街乡镇, 被反映区, 被反映街乡镇, 区县,
    所属区域, 所属街道, 社区, 辖区, 行政区, 地区, 里别, 村里, colonia, barrio, distrito, codigo postal, delegacion, alcaldia, municipio,
    arrondissement, quartier, code postal, ville, commune, secteur, mairie de quartier, conseil de quartier,
    stadtteil, stadtbezirk, bezirk, ortsteil, plz, postleitzahl`),
  many: true,
  evidence: (column, file) => [
    ...fewWords(column, 3_000),
    ...inCityList(column, file, "area"),
    ...reason(
      [shareOf(column, (value) => POSTCODE.test(value)) >= 0.9, 2, "its values are postcodes"],
      [numberShare(column) > 0.5, -3, "its values are numbers"],
    ),
    ...reason([column.filled < 0.3, -4, `it is empty on ${percent(1 - column.filled)} of the rows`]),
  ],
};
