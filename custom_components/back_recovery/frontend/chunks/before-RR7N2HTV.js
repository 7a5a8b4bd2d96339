import{b as a,e as b,f as c,g as d,h as e}from"./chunk-WNFPY2EV.js";import"./chunk-FUWN3XFN.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
