import{b as a,e as b,f as c,g as d,h as e}from"./chunk-TNHRA2YU.js";import"./chunk-JYNXOWZD.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
