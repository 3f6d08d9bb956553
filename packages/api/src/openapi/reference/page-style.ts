/** Looks of the reference page, in light and dark. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1b1d24,#e8e6e1);--dim:light-dark(#686d7a,#9297a3);--paper:light-dark(#fbfaf8,#14151a);--card:light-dark(#fff,#1b1d24);--line:light-dark(#e6e3dd,#2b2e38);--soft:light-dark(#f4f2ee,#22242d);--accent:light-dark(#b4441f,#ff9166);--get:light-dark(#1f6f54,#62c9a3);--post:light-dark(#2a55b8,#86a9ff);--put:light-dark(#8a5a00,#e5b45a);--delete:light-dark(#a8283a,#ff8494)}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:17rem minmax(0,1fr)}
code,pre,.path,.method,textarea,input{font:13px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
a{color:inherit}small,.dim{color:var(--dim)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem 3rem 1.5rem;border-right:1px solid var(--line);font-size:13.5px}
nav h1{font-size:1.15rem;margin:0 0 .1rem;letter-spacing:-.01em}nav h1::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.5em;background:conic-gradient(var(--accent) 0 12.5%,transparent 0 25%,var(--accent) 0 37.5%,transparent 0 50%,var(--accent) 0 62.5%,transparent 0 75%,var(--accent) 0 87.5%,transparent 0);border-radius:50%}
nav h2{font-size:.72rem;text-transform:uppercase;letter-spacing:.08em;color:var(--dim);margin:1.4rem 0 .3rem}
nav a{display:block;padding:.13rem 0;text-decoration:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}nav a:hover{color:var(--accent)}
main{padding:2.5rem clamp(1rem,4vw,4rem) 6rem;max-width:82rem}
main>header p{max-width:44rem;margin:.2rem 0 1.2rem}h2{font-size:1.5rem;letter-spacing:-.015em;margin:3rem 0 .2rem}h2+p{color:var(--dim);max-width:44rem;margin:0 0 1rem}
h4{font-size:.72rem;text-transform:uppercase;letter-spacing:.08em;color:var(--dim);margin:1.3rem 0 .4rem}h4 small{text-transform:none;letter-spacing:0}
.operation{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:.5rem 0;overflow:clip}.operation[open]{box-shadow:0 6px 24px -16px #0006}
.operation>summary{display:flex;gap:.8rem;align-items:baseline;padding:.65rem 1rem;cursor:pointer;list-style:none}.operation>summary::-webkit-details-marker{display:none}.operation>summary:hover{background:var(--soft)}
.method{width:3.6rem;flex:none;text-transform:uppercase;font-weight:700;font-size:11.5px;color:var(--post)}.get{color:var(--get)}.put,.patch{color:var(--put)}.delete{color:var(--delete)}.ws{color:var(--accent)}
.path{overflow-wrap:anywhere}.path i{color:var(--accent);font-style:normal}.summary{margin-left:auto;color:var(--dim);text-align:right}
.body{display:grid;grid-template-columns:minmax(0,1.25fr) minmax(0,1fr);gap:1.5rem;padding:.2rem 1rem 1.2rem;border-top:1px solid var(--line)}
.note{color:var(--dim);font-style:italic}table{border-collapse:collapse;width:100%;margin-top:.6rem}td{border-top:1px solid var(--line);padding:.4rem .6rem .4rem 0;vertical-align:top}td:first-child{white-space:nowrap;width:1%}sup{color:var(--accent)}
pre{background:var(--soft);border-radius:8px;padding:.7rem .85rem;margin:.35rem 0;overflow:auto;max-height:26rem}.type i{color:var(--dim);font-style:normal}.type a{color:var(--accent)}
.status{color:var(--get)}.bad{color:var(--delete)}.example>summary{cursor:pointer;color:var(--dim);font-size:13px}
.try{background:var(--soft);border-radius:10px;padding:.2rem .9rem .9rem;margin-top:.9rem;align-self:start;position:sticky;top:1rem;min-width:0}.try pre{background:var(--card)}
label{display:block;margin:.45rem 0;font-size:12.5px;color:var(--dim)}input,textarea{display:block;width:100%;padding:.4rem .55rem;border:1px solid var(--line);border-radius:7px;background:var(--card);color:var(--ink);margin-top:.15rem}
input:focus-visible,textarea:focus-visible,button:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
button{font:600 13.5px system-ui;background:var(--accent);color:light-dark(#fff,#14151a);border:0;border-radius:7px;padding:.45rem 1.1rem;margin-top:.4rem;cursor:pointer}
output{display:block;min-width:0}output video,output img{max-width:100%;border-radius:8px}
@media(max-width:62rem){body{grid-template-columns:1fr}nav{position:static;height:auto;border:0;padding-bottom:0}nav section{display:none}.body{grid-template-columns:1fr}.summary{display:none}}
`
