import{c as a,d as b,g as c,i as d,j as e,k as f,l as g}from"./chunk-HVOA4EQP.js";import"./chunk-JYNXOWZD.js";export{e as Running,d as care,b as chips,c as missing,a as now,f as parts,g as styles};
