import Database from "better-sqlite3";
import { rmSync } from "node:fs";
const src=new Database("/tmp/imp.sqlite",{readonly:true});
const rows=src.prepare("select * from commits order by rowid limit 200000").raw().all() as unknown[][];
const ddl=src.prepare("select sql from sqlite_master where tbl_name='commits' and sql is not null").all().map((r:any)=>r.sql) as string[];
function trial(name:string, opts:{drop?:RegExp, size?:number, ddl?:(s:string)=>string, pragma?:string}) {
 rmSync("/tmp/t.sqlite",{force:true});rmSync("/tmp/t.sqlite-wal",{force:true});
 const db=new Database("/tmp/t.sqlite"); if(opts.pragma) db.pragma(opts.pragma); db.pragma("journal_mode=wal"); db.pragma("synchronous=full"); db.pragma("cache_size=-65536"); db.pragma("secure_delete=fast"); db.pragma("temp_store=memory");
 for(const s of ddl) if(!(opts.drop?.test(s) && /index/i.test(s))) db.exec(opts.ddl?opts.ddl(s):s);
 const one="("+rows[0]!.map(()=>"?").join(",")+")"; const N=opts.size??100;
 const st=db.prepare("insert into commits values "+Array.from({length:N},()=>one).join(","));
 let ins=0, com=0; const c0=process.cpuUsage(); 
 for(let b=0;b<rows.length;b+=8000){ const t0=performance.now(); db.exec("begin immediate"); for(let i=b;i+N<=Math.min(b+8000,rows.length);i+=N) st.run(rows.slice(i,i+N).flat()); const t1=performance.now(); db.exec("commit"); ins+=t1-t0; com+=performance.now()-t1; }
 const c=process.cpuUsage(c0);
 console.log(name.padEnd(40),"insert",(ins*1000/rows.length).toFixed(2),"commit",(com*1000/rows.length).toFixed(2),"cpu",((c.user+c.system)/rows.length).toFixed(2), "sys",(c.system/rows.length).toFixed(2));
 db.close();
}
trial("as is",{}); trial("no caller index",{drop:/./}); trial("10 rows",{size:10}); trial("1 row",{size:1}); trial("16k pages",{pragma:"page_size=16384"}); trial("plain column index",{ddl:s=>s.includes("json_extract")?'create index x on commits ("import_id") where version = 1 and "import_id" is null':s});trial("as is",{});
