/**
 * Endpoint services of AWS, without `com.amazonaws.REGION.`, whose last part is also the first of their host: AWS's
 * endpoint rules have a host `NAME.REGION.SUFFIX` for a client of theirs. No region offers all of them. Sources:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html, the AWS CDK's list
 * (aws-cdk-lib 2.276.0), and the endpoint rules of botocore 1.44.5.
 */
export const endpointServicesWithOwnHost: ReadonlySet<string> = wordsOf(`
  access-analyzer access-analyzer-fips acm-pca acm-pca-fips agreement-marketplace apigateway
  app-integrations appconfig appconfig-fips appconfigdata appconfigdata-fips application-autoscaling
  applicationinsights appmesh apprunner appsync aps athena auditmanager autoscaling autoscaling-fips
  autoscaling-plans b2bi backup backup-gateway batch bedrock bedrock-agent bedrock-agent-runtime
  bedrock-agentcore bedrock-agentcore-control bedrock-data-automation bedrock-data-automation-fips
  bedrock-data-automation-runtime bedrock-data-automation-runtime-fips bedrock-fips bedrock-runtime
  bedrock-runtime-fips braket cases cassandra cassandra-fips cleanrooms cleanrooms-fips cleanrooms-ml
  cloudcontrolapi cloudcontrolapi-fips clouddirectory cloudformation cloudformation-fips cloudhsmv2
  cloudtrail codebuild codebuild-fips codecommit codecommit-fips codedeploy codedeploy-fips
  codeguru-profiler codeguru-reviewer codepipeline cognito-identity cognito-identity-fips cognito-idp
  cognito-idp-fips comprehend comprehend-fips comprehendmedical compute-optimizer config config-fips connect
  connect-campaigns connect-fips controlcatalog controltower controltower-fips cost-optimization-hub
  databrew databrew-fips dataexchange datasync devops-guru directconnect directconnect-fips discovery dlm
  dlm-fips dms dms-fips drs ds ds-data ds-data-fips dynamodb dynamodb-fips ebs ebs-fips ec2 ec2-fips ecs eks
  elasticache elasticache-fips elasticbeanstalk elasticfilesystem elasticfilesystem-fips
  elasticloadbalancing elasticmapreduce elasticmapreduce-fips email email-fips emr-containers emr-serverless
  entityresolution entityresolution-fips events events-fips evs evs-fips execute-api fis fis-fips fms
  fms-fips forecast forecast-fips forecastquery forecastquery-fips frauddetector fsx fsx-fips gamelift glue
  grafana greengrass groundstation groundstation-fips guardduty guardduty-fips healthlake identitystore
  imagebuilder inspector-scan inspector-scan-fips inspector2 inspector2-fips internetmonitor
  internetmonitor-fips iotfleetwise kafka kafka-fips kafkaconnect kendra kinesisanalytics
  kinesisanalytics-fips kms kms-fips lakeformation lambda launchwizard license-manager license-manager-fips
  license-manager-linux-subscriptions license-manager-linux-subscriptions-fips
  license-manager-user-subscriptions license-manager-user-subscriptions-fips lightsail logs lookoutequipment
  m2 macie2 macie2-fips mail-manager mail-manager-fips managedblockchain-query mediaconnect mediaconvert
  mediaconvert-fips medical-imaging memory-db mgn migrationhub-orchestrator migrationhub-strategy
  models-v2-lex monitoring mq mq-fips network-firewall network-firewall-fips networkmonitor oam
  observabilityadmin osis outposts pca-connector-ad pca-connector-scep pcs pcs-fips personalize
  personalize-events personalize-runtime pi pi-fips pinpoint pipes pipes-fips polly polly-fips profile
  proton ram ram-fips rbin rbin-fips rds rds-data rds-fips redshift redshift-data redshift-data-fips
  redshift-fips redshift-serverless redshift-serverless-fips refactor-spaces rekognition rekognition-fips
  repostspace resource-explorer-2 resource-explorer-2-fips resource-groups resource-groups-fips
  rolesanywhere rolesanywhere-fips route53profiles rum runtime-v2-lex s3 s3-outposts s3tables
  sagemaker-geospatial scheduler schemas scn secretsmanager securityhub securityhub-fips securitylake
  securitylake-fips serverlessrepo servicecatalog servicecatalog-appregistry servicediscovery
  servicediscovery-fips servicequotas snow-device-management sns social-messaging social-messaging-fips sqs
  sqs-fips ssm ssm-contacts ssm-fips ssm-incidents ssm-incidents-fips ssm-quicksetup ssm-sap ssm-sap-fips
  states storagegateway sts sts-fips swf swf-fips synthetics synthetics-fips tagging textract textract-fips
  timestream-influxdb timestream-influxdb-fips transcribe transfer translate trustedadvisor
  verifiedpermissions verifiedpermissions-fips voiceid vpc-lattice wafv2 wafv2-fips wellarchitected wisdom
  workmail workmailmessageflow workspaces workspaces-web workspaces-web-fips xray
`);

/** Endpoint services of AWS whose host these sources do not tell. */
export const endpointServicesWithoutHost: ReadonlySet<string> = wordsOf(`
  account acm acm-fips airflow.api airflow.api-fips airflow.env airflow.env-fips airflow.ops analytics-omics
  analytics-omics-fips application-signals appmesh-envoy-management apprunner.requests appstream.api
  appstream.streaming appsync-api apptest aps-workspaces arsenal-discovery awsconnector
  bcm-pricing-calculator bedrock-agentcore.gateway bedrock-mantle billing billingconductor ce
  chime-sdk-voice codeartifact.api codeartifact.repositories codecatalyst.git codecatalyst.packages
  codeconnections.api codedeploy-commands-secure codestar-connections.api codewhisperer console
  control-storage-omics control-storage-omics-fips data-servicediscovery data-servicediscovery-fips datazone
  datazone-fips deadline.management deadline.scheduling detective detective-fips deviceadvisor.iot
  dicom-medical-imaging discovery-marketplace dsql dynamodb-streams ec2messages ecr-public.api ecr.api
  ecr.dkr ecs-agent ecs-telemetry eks-auth eks-fips eks-proxy elastic-inference.runtime
  elasticbeanstalk-health email-smtp emr-dashboard emr-serverless-services.livy emr-serverless.dashboard
  emrwal.prod evidently evidently-dataplane finspace finspace-api freetier gameliftstreams geo.geofencing
  geo.maps geo.metadata geo.places geo.routes geo.tracking git-codecommit git-codecommit-fips glue.dashboard
  grafana-workspace guardduty-data guardduty-data-fips highlander invoicing iot-fips.api
  iot-fips.tunneling.api iot-fips.tunneling.data iot.api iot.credentials iot.data iot.fleethub.api
  iot.tunneling.api iot.tunneling.data iotmanagedintegrations-fips.api iotmanagedintegrations.api
  iotroborunner iotsitewise.api iotsitewise.data iottwinmaker.api iottwinmaker.data iotwireless.api
  ivs.contribute kinesis-firehose kinesis-streams kinesis-streams-fips lookoutmetrics lookoutvision
  lorawan.cups lorawan.lns mail-manager-smtp.auth.fips mail-manager-smtp.open.fips
  managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet memorydb-fips metering-marketplace
  neptune-graph neptune-graph-data neptune-graph-fips networkflowmonitor networkflowmonitorreports
  networkmanager nimble notifications notifications-contacts organizations organizations-fips panorama
  payment-cryptography.controlplane payment-cryptography.dataplane pinpoint-sms-voice-v2 pipes-data
  pricing.api private-networks q qapps qldb.session quicksight-website robomaker rum-dataplane
  runtime-medical-imaging s3vectors sagemaker-data-science-assistant sagemaker.api sagemaker.api-fips
  sagemaker.featurestore-runtime sagemaker.featurestore-runtime-fips sagemaker.metrics sagemaker.runtime
  sagemaker.runtime-fips securityagent service.user-subscriptions shield shield-fips signin simspaceweaver
  sms sms-fips ssmmessages sso-oauth storage-omics streaming-rekognition streaming-rekognition-fips
  sync-states tags-omics tags-omics-fips tax thinclient.api tnb transcribe-fips transcribestreaming
  transcribestreaming-fips transfer.server transform transform-custom workflows-omics workflows-omics-fips
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
