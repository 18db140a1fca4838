/**
 * Published results on long memory, run again: each as its paper states it, with several seeds, and set beside the published
 * figure.
 */
package gateflow.reproduce;
