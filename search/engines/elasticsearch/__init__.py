"""The engine for what outgrows one machine: Elasticsearch 8, fed from the projection, without any plugin."""
