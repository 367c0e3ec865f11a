import { openRecords } from "/work/main/packages/files/src/index.ts";
import { openCity } from "/work/main/packages/files/src/load-city.ts";
import { readyRows } from "/work/main/packages/cli/src/importing/ready-rows.ts";
import { readerBy } from "/work/main/packages/cli/src/importing/recipe.ts";
import { serialize, deserialize } from "node:v8";
const file=process.argv[2] ?? "/tmp/r14.csv";
const book=await openCity("/tmp/nyc");
const recs=await openRecords(file,{});
const { sources } = await import("/work/main/packages/core/src/intake/index.ts");
const src=sources.find(s=>s.recognises(recs.columns))!;
const recipe={file,options:{},city:"/tmp/nyc",source:src.id,mapping:undefined,columns:recs.columns,since:undefined} as any;
const read=readerBy(recipe,book);
const ready=readyRows({read,since:undefined,book});
let off=0; let tot=[[0,0],[0,0],[0,0],[0,0]] as number[][]; let n=0, spent=0, bytes=0; let t0=process.cpuUsage();
for await (const rows of recs.batches(8000)) { n+=rows.length; if(n===24000){t0=process.cpuUsage(); spent=n;} const r=ready(rows,false); const s0=process.cpuUsage(); const { projected, ...rest } = r.firsts; const ser=(x:any)=>{const a=process.cpuUsage(); const b=serialize(x); const m=process.cpuUsage(a); deserialize(b); const e=process.cpuUsage(a); return [m.user+m.system, e.user+e.system-m.user-m.system];}; const A=ser({events:rest.events, ids: rest.appealIds}); const B=ser(projected!.rows); const C=ser(projected!.counts); const flat=ser(projected!.rows.flatMap((x:any)=>Object.values(x))); tot=[A,B,C,flat].map((x,i)=>[tot[i]![0]+x[0]!,tot[i]![1]+x[1]!]); const s1=process.cpuUsage(s0); off+=s1.user+s1.system; if (n>=200000) break; }
const c=process.cpuUsage(t0); console.log(file, ((c.user+c.system-off)/(n-spent)).toFixed(2),"us/row readying (incl. split)", "events, rows, counts, flat rows: [ser,des] us/row", JSON.stringify(tot.map(x=>x.map(y=>+(y/(n)).toFixed(2)))));
