<<<<<<<< HEAD:custom_components/back_recovery/frontend/chunks/plan-GOSI3ZET.js
import{c as a,d as b,g as c,i as d,j as e,k as f,l as g}from"./chunk-ZJ5WOJYQ.js";import"./chunk-RFEUH2RY.js";export{e as Running,d as care,b as chips,c as missing,a as now,f as parts,g as styles};
========
import{c as a,d as b,g as c,i as d,j as e,k as f,l as g}from"./chunk-KWOBT7L5.js";import"./chunk-U7DO6CME.js";export{e as Running,d as care,b as chips,c as missing,a as now,f as parts,g as styles};
>>>>>>>> main:custom_components/back_recovery/frontend/chunks/plan-YAW7FZJG.js
