import{b as a,e as b,f as c,g as d,h as e}from"./chunk-ZRNTR24L.js";import"./chunk-53AALZCK.js";export{a as glimpse,b as idle,c as notRunning,d as nowhere,e as styles};
