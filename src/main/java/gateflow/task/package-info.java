/** What a recurrent net is asked to learn: published long-memory tasks, each as its paper states it. */
package gateflow.task;
