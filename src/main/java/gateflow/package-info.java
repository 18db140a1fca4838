/** Gateflow: why gates let a gradient live. */
package gateflow;
