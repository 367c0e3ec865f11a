import Database from "better-sqlite3";
import { rmSync } from "node:fs";
const src=new Database("/tmp/imp.sqlite",{readonly:true});
console.log(src.prepare("select name, sql from sqlite_master where tbl_name='appeals' or tbl_name='commits'").all().map((r:any)=>r.sql).join("\n"));
const rows=src.prepare("select * from appeals order by appeal_id limit 300000").raw().all() as unknown[][];
const ddl=src.prepare("select sql from sqlite_master where tbl_name='appeals' and sql is not null").all().map((r:any)=>r.sql) as string[];
function trial(name:string, opts:{drop?:RegExp, upsert?:boolean, ckpt?:number, temp?:boolean, size?:number, ddl?:(s:string)=>string}) {
 rmSync("/tmp/t.sqlite",{force:true});rmSync("/tmp/t.sqlite-wal",{force:true});
 const db=new Database("/tmp/t.sqlite"); db.pragma("journal_mode=wal"); db.pragma("synchronous=full"); db.pragma("cache_size=-65536"); db.pragma("secure_delete=fast"); if(opts.temp) db.pragma("temp_store=memory"); if(opts.ckpt) db.pragma("wal_autocheckpoint="+opts.ckpt);
 for(const s of ddl) if(!(opts.drop?.test(s) && /index/i.test(s))) db.exec(opts.ddl?opts.ddl(s):s);
 const one="("+rows[0]!.map(()=>"?").join(",")+")"; const N=opts.size??100;
 const up=opts.upsert===false?"":" on conflict(appeal_id) do update set version=excluded.version,status=excluded.status,open=excluded.open,agency=excluded.agency,category=excluded.category,area=excluded.area,policy=excluded.policy,last_at=excluded.last_at,due_at=excluded.due_at,next_at=excluded.next_at";
 const st=db.prepare("insert into appeals values "+Array.from({length:N},()=>one).join(",")+up);
 let ins=0, com=0; const c0=process.cpuUsage(); 
 for(let b=0;b<rows.length;b+=8000){ const t0=performance.now(); db.exec("begin immediate"); for(let i=b;i+N<=Math.min(b+8000,rows.length);i+=N) st.run(rows.slice(i,i+N).flat()); const t1=performance.now(); db.exec("commit"); ins+=t1-t0; com+=performance.now()-t1; }
 const c=process.cpuUsage(c0);
 console.log(name.padEnd(40),"insert",(ins*1000/rows.length).toFixed(2),"commit",(com*1000/rows.length).toFixed(2),"cpu",((c.user+c.system)/rows.length).toFixed(2), "sys",(c.system/rows.length).toFixed(2));
 db.close();
}
trial("as is",{}); trial("temp memory",{temp:true}); trial("temp memory, plain",{temp:true,upsert:false}); trial("10 rows, plain, mem",{temp:true,upsert:false,size:10}); trial("1 row upsert",{size:1});trial("1 row plain",{size:1,upsert:false}); trial("as is",{});trial("temp memory ckpt 20000",{temp:true,ckpt:20000});
