import{b as a,e as b,f as c,g as d}from"./chunk-OPZONDAZ.js";import"./chunk-KTYCJ5YN.js";export{a as glimpse,b as idle,c as notRunning,d as styles};
