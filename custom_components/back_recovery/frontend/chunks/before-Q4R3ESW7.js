import{b as a,e as b,f as c,g as d}from"./chunk-BHCFE2KT.js";import"./chunk-2A3GX7P4.js";export{a as glimpse,b as idle,c as notRunning,d as styles};
