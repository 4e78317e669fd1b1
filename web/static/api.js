// Opens the API's description in the viewer that /docs/static serves.
window.SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true });
