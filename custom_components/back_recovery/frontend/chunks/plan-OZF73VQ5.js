import{c as a,d as b,g as c,i as d,j as e,k as f,l as g}from"./chunk-EFG4XW6F.js";import"./chunk-RGOB53SH.js";export{e as Running,d as care,b as chips,c as missing,a as now,f as parts,g as styles};
