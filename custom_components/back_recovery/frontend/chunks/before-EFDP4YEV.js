import{b as a,e as b,f as c,g as d}from"./chunk-MKGCQ2HU.js";import"./chunk-FQORBEQX.js";export{a as glimpse,b as idle,c as notRunning,d as styles};
