import{c as a,d as b,g as c,i as d,j as e,k as f,l as g}from"./chunk-NAIDLPZ7.js";import"./chunk-5JJ4WYH7.js";export{e as Running,d as care,b as chips,c as missing,a as now,f as parts,g as styles};
