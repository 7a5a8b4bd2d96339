import{b as a,e as b,f as c,g as d,h as e}from"./chunk-TSTGLB7G.js";import"./chunk-OW5KDXQN.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
