import{b as a,e as b,f as c,g as d,h as e}from"./chunk-WOZX7N7L.js";import"./chunk-WWG5EF2S.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
