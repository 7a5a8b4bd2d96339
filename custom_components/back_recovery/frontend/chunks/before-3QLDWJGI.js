import{b as a,e as b,f as c,g as d,h as e}from"./chunk-W5YQMCQZ.js";import"./chunk-RGOB53SH.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
